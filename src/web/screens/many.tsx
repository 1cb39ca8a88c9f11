import type { TicketFields } from '../../core/index.ts';
import type { DateOrder } from '../model/messages.ts';
import { Choice } from '../parts/choice.tsx';
import { ClientColumns, ClientTable } from '../parts/client-table.tsx';
import { FileDrop } from '../parts/file-drop.tsx';
import { Country } from '../parts/help.tsx';
import { PaperChoice } from '../parts/paper.tsx';
import { PracticeFields } from '../parts/practice.tsx';
import { Remarks } from '../parts/told.tsx';
import { UseChoice } from '../parts/use-choice.tsx';
import { Workroom } from '../parts/workroom.tsx';
import * as clients from '../state/clients.ts';
import { done } from '../state/files.ts';
import { clear, show } from '../state/making.ts';
import { handoutBook, packet } from '../state/packet.ts';
import { brandGiven } from '../state/practice.ts';
import { editionFor, paper, placeFields, uses } from '../state/settings.ts';
import { choicesFor, formAxis, hasBook, readerBooks, title } from '../state/title.ts';
import { computed, signal, useEffect } from '../state/view.ts';
import { proofTicket } from '../state/workbook.ts';

const book = signal<string | undefined>(undefined);
const use = signal('print');

const bookName = computed(() => book.value ?? readerBooks.value[0]?.name ?? 'book');

/** The choices for all; the form among them only once it was said here. */
const choicesForAll = computed((): Readonly<Record<string, string>> => {
  const { form = '' } = title.value;
  const { [form]: _, ...others } = choicesFor(bookName.value);
  const said = clients.formForAll.value;
  return said === undefined ? others : { ...others, [form]: said };
});

/** What is the same for all; a row's own cells go before. */
const base = computed(
  (): TicketFields => ({
    ...(bookName.value === 'book' ? {} : { book: bookName.value }),
    ...(bookName.value === handoutBook ? { only: packet.value } : {}),
    choices: choicesForAll.value,
    edition: editionFor(use.value, paper.value),
    ...placeFields.value,
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
    {bookName.value === handoutBook && (
      <p class="hint">
        The name, dates and note that you typed beside it are for one client, and are not in these copies.
        Your list may have columns for them.
      </p>
    )}
    <UseChoice legend="How will they use it?" uses={uses.value} use={use} />
    <Country hint="Whose help lines are printed, where the list names no country." />
    <PaperChoice />
    <PracticeFields ticket={proofTicket.value} />
  </>
);

/** Which form those get whose rows do not say it: asked, and never guessed. */
const FormQuestion = () => {
  const axis = formAxis.value;
  const count = clients.formless.value;
  if (!axis || !clients.clientList.value || (count === 0 && clients.formForAll.value === undefined))
    return null;
  return (
    <div id="form-question" class="question">
      <Choice
        legend={axis.asksOthers ?? axis.asks}
        hint={
          count === 1
            ? 'One row does not say it, and each answer makes a different book.'
            : 'Your list does not say it for everyone, and each answer makes a different book. Choose one for all of them, or say above which column it is in.'
        }
        value={clients.formForAll.value ?? ''}
        options={axis.options.map(({ id, title: called, says }) => ({
          value: id,
          says: says ?? called,
          about: says ? called : '',
        }))}
        onChoose={(option) => {
          clients.formForAll.value = option;
        }}
      />
    </div>
  );
};

/** A date of the list, read in one order and in the other. */
const readAs = (date: string, first: DateOrder): string => {
  const [one = 1, other = 1, year = 2000] = date.split(/\D+/).filter(Boolean).map(Number);
  const [month, day] = first === 'day' ? [other, one] : [one, other];
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, day),
  );
};

/** In which order a list writes its days, where that may be read in two ways. */
const DateQuestion = () => {
  const date = clients.clientList.value?.unclearDate;
  if (date === undefined) return null;
  return (
    <div id="date-question" class="question">
      <Choice
        legend={`Which day is ${date}?`}
        hint="All dates of your list are then read so."
        shape="row"
        value={clients.dateOrder.value ?? ''}
        options={(['day', 'month'] as const).map((first) => ({ value: first, says: readAs(date, first) }))}
        onChoose={(first) => {
          clients.dateOrder.value = first === 'day' ? 'day' : 'month';
        }}
      />
    </div>
  );
};

/** A few numbers, and how many more there are. */
const listed = (numbers: readonly number[]): string => {
  const shown = numbers.slice(0, 5).join(', ');
  return numbers.length > 5 ? `${shown} and ${numbers.length - 5} more` : shown;
};

/** Leads to the question that is open. */
const goToQuestion = (): void => {
  const id = clients.isDateOpen.value ? 'date-question' : 'form-question';
  const question = document.getElementById(id);
  question?.scrollIntoView({ block: 'center' });
  question?.querySelector('input')?.focus({ preventScroll: true });
};

/** What is still to be done before copies can be made. */
const waitingFor = () => {
  if (clients.formless.value > 0 || clients.isDateOpen.value)
    return (
      <>
        Please answer one question first.{' '}
        <button type="button" class="link" onClick={goToQuestion}>
          Show it
        </button>
      </>
    );
  const out = clients.leftOut.value.map(({ number }) => number);
  if (out.length > 0)
    return `Left out because of a mistake in the list: ${out.length === 1 ? 'row' : 'rows'} ${listed(out)}.`;
  return 'They are saved as one ZIP file. No name is in the name of a file.';
};

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
          <button
            type="button"
            class="main"
            disabled={!clients.canMake.value}
            onClick={() => void clients.saveAll()}
          >
            {count === 1 ? 'Make 1 copy' : `Make ${count} copies`}
          </button>
        )}
        <button type="button" disabled={count === 0} onClick={() => void clients.saveWhoIsWho()}>
          Save who is who
        </button>
      </div>
      <p class="size" aria-live="polite">
        {progress ? `${progress.made} of ${progress.of} are made.` : done.value || waitingFor()}
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
      intro="Open a list of your clients, and save a copy for each of them. The list stays on this device."
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
      {!clients.clientList.value && (
        <p class="hint">
          No list yet?{' '}
          <button type="button" class="link" onClick={() => void clients.saveEmptyList()}>
            Save an empty list
          </button>{' '}
          and fill it in.
        </p>
      )}
      {clients.flaw.value && (
        <p class="flaw" role="alert">
          {clients.flaw.value}
        </p>
      )}
      <Remarks told={clients.listTold.value} />
      {clients.clientList.value && clients.clientList.value.columns.length > 0 && <ClientColumns />}
      <DateQuestion />
      <FormQuestion />
      {clients.clientList.value && clients.clientList.value.rows.length > 0 && <ClientTable />}
      <SameForAll />
    </Workroom>
  );
};
