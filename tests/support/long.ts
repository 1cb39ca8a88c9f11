/** Whether tests may take long: `npm run test:long` asks for it. */
export const isLong = process.env.OCTAVO_LONG === '1';
