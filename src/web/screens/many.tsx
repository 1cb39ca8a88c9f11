import type { TicketFields } from '../../core/index.ts';
import { FormChoice } from '../parts/axes.tsx';
import { Choice } from '../parts/choice.tsx';
import { ClientColumns, ClientTable } from '../parts/client-table.tsx';
import { FileDrop } from '../parts/file-drop.tsx';
import { Country } from '../parts/help.tsx';
import { PaperChoice } from '../parts/paper.tsx';
import { PracticeFields } from '../parts/practice.tsx';
import { Remarks } from '../parts/told.tsx';
import { Workroom } from '../parts/workroom.tsx';
import * as clients from '../state/clients.ts';
import { done } from '../state/files.ts';
import { clear, show } from '../state/making.ts';
import { handoutBook, packet } from '../state/packet.ts';
import { brandGiven } from '../state/practice.ts';
import { country, editionFor, paper, uses } from '../state/settings.ts';
import { choicesFor, hasBook, readerBooks } from '../state/title.ts';
import { computed, signal, useEffect } from '../state/view.ts';

const book = signal<string | undefined>(undefined);
const use = signal('print');

const bookName = computed(() => book.value ?? readerBooks.value[0]?.name ?? 'book');

/** What is the same for all; a row's own cells go before. */
const base = computed(
  (): TicketFields => ({
    ...(bookName.value === 'book' ? {} : { book: bookName.value }),
    ...(bookName.value === handoutBook ? { only: packet.value } : {}),
    choices: choicesFor(bookName.value),
    edition: editionFor(use.value, paper.value),
    ...(country.value ? { country: country.value } : {}),
    ...(brandGiven.value ? { brand: brandGiven.value.name } : {}),
  }),
);

const bookOptions = () => [
  ...readerBooks.value.map(({ name, says }) => ({ value: name, says })),
  ...(packet.value.length > 0 ? [{ value: handoutBook, says: 'The handout that I put together' }] : []),
];

const SameForAll = () => (
  <>
    <Choice
      legend="What does each of them get?"
      shape="list"
      value={bookName.value}
      options={bookOptions()}
      onChoose={(value) => {
        book.value = value;
      }}
    />
    {packet.value.length === 0 && hasBook(handoutBook) && (
      <p class="hint">A handout, too, once you have put one together.</p>
    )}
    <Choice
      legend="How will they use it?"
      value={use.value}
      options={uses.value.map(({ id, says, about }) => ({ value: id, says, about }))}
      onChoose={(value) => {
        use.value = value;
      }}
    />
    <details>
      <summary>Where the list does not say it</summary>
      <FormChoice others />
      <Country hint="Whose help lines are printed." />
    </details>
    <PaperChoice />
    <PracticeFields />
  </>
);

const MakeAll = () => {
  const count = clients.ready.value.length;
  const progress = clients.progress.value;
  return (
    <div class="actions">
      <div class="buttons">
        {progress ? (
          <button type="button" class="main" onClick={clients.stopMaking}>
            Stop
          </button>
        ) : (
          <button type="button" class="main" disabled={count === 0} onClick={() => void clients.saveAll()}>
            {count === 1 ? 'Make 1 copy' : `Make ${count} copies`}
          </button>
        )}
        <button type="button" disabled={count === 0} onClick={() => void clients.saveWhoIsWho()}>
          Save who is who
        </button>
      </div>
      <p class="size" aria-live="polite">
        {progress
          ? `${progress.made} of ${progress.of} are made.`
          : done.value || 'They are saved as one ZIP file. No name is in the name of a file.'}
      </p>
    </div>
  );
};

/** A list in, a copy for each of its rows out. */
export const Many = () => {
  const same = base.value;
  const row = clients.clientList.value?.rows.find(({ number }) => number === clients.shownRow.value);
  const reading = clients.reading.value;
  useEffect(() => {
    void clients.readList(same);
  }, [same, reading]);
  useEffect(() => {
    if (row) void show(row.ticket, brandGiven.value);
    else clear();
  }, [row]);
  return (
    <Workroom
      heading="Copies for many clients"
      wide={clients.clientList.value !== undefined}
      intro="A list in, a copy for each person out. The list stays on this device."
      actions={<MakeAll />}
    >
      <FileDrop
        label="Your list"
        accept=".csv,.xlsx,text/csv"
        hint="A spreadsheet (Excel or CSV). Its first row names the columns: First name, Form, Start date …"
        onFiles={([file]) => {
          if (file) void clients.openList(file);
        }}
      />
      {clients.flaw.value && (
        <p class="flaw" role="alert">
          {clients.flaw.value}
        </p>
      )}
      <Remarks told={clients.listTold.value} />
      {clients.clientList.value && clients.clientList.value.columns.length > 0 && <ClientColumns />}
      {clients.clientList.value && clients.clientList.value.rows.length > 0 && <ClientTable />}
      <SameForAll />
    </Workroom>
  );
};
