/** The two lines of the first title, side by side: only a mark. */
export const TwoLines = () => (
  <svg class="mark" viewBox="0 0 46 26" aria-hidden="true" focusable="false">
    <path class="one" d="M1 12c7-7 11-7 17 0s8 4 11-3 5 9 8 6 4-6 8-5" />
    <path class="other" d="M1 20c7-6 11-6 17 0s9 5 12-2 5 8 8 4 3-4 7-3" />
  </svg>
);
