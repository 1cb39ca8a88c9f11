import { type Diagnostic, defined } from '../../core/index.ts';
import type { Told } from '../model/messages.ts';

/** A mistake or a doubt, as the page is told of it. */
export const toldOf = ({ severity, code, message, hints }: Diagnostic): Told => ({
  severity,
  code,
  says: message,
  ...defined({ hint: hints?.[0] }),
});
