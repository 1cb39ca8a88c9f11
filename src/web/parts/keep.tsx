import type { TicketFields } from '../../core/index.ts';
import { saveSettings } from '../state/settings-file.ts';

/** What was chosen, as a file for another time. */
export const Keep = ({ ticket }: { readonly ticket: TicketFields | undefined }) => (
  <details>
    <summary>Keep these choices for another time</summary>
    <p class="hint">
      Nothing is kept in this page. A small file holds what you chose; open it here again, from the start.
      Your own words are in it only if you say so. Your practice is saved beside its own fields.
    </p>
    <div class="buttons keep">
      <button type="button" disabled={!ticket} onClick={() => ticket && void saveSettings(ticket, false)}>
        Save my choices
      </button>
      <button type="button" disabled={!ticket} onClick={() => ticket && void saveSettings(ticket, true)}>
        Save them with my own words
      </button>
    </div>
  </details>
);
