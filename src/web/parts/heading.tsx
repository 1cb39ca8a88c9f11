import { type ComponentChildren, useEffect, useRef } from '../state/view.ts';

/** What has been shown before: the first screen takes no focus. */
let isFirst = true;

/** The heading of a screen. It takes the focus when the screen changes, so that it is heard. */
export const Heading = ({ children }: { readonly children: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
    scrollTo(0, 0);
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
};
