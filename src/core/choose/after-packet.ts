import { dayNamed } from '../model/read-date.ts';

/** When somebody comes: for what a packet holds, and after it. */
interface Days {
  readonly appointments?: readonly { readonly date?: string | undefined }[] | undefined;
  readonly appointment?: string | undefined;
}

/** Whether the appointment that a ticket names is a day, and comes not after the last day of its packet. */
export const isNotAfterPacket = ({ appointments = [], appointment = '' }: Days): boolean => {
  const last = appointments.map(({ date = '' }) => dayNamed(date)).findLast((day) => day !== undefined);
  const day = dayNamed(appointment);
  return day !== undefined && last !== undefined && day <= last;
};
