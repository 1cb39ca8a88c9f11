import type { TicketFields } from '../../core/index.ts';
import { FormChoice } from '../parts/axes.tsx';
import { Choice } from '../parts/choice.tsx';
import { CopyTable } from '../parts/copy-table.tsx';
import { LineInput } from '../parts/field.tsx';
import { FileDrop } from '../parts/file-drop.tsx';
import { ForWhom } from '../parts/for-whom.tsx';
import { Country } from '../parts/help.tsx';
import { PracticeFields } from '../parts/practice.tsx';
import { isOfAnswers, Remarks } from '../parts/told.tsx';
import { Workroom } from '../parts/workroom.tsx';
import {
  answersOf,
  answerTable,
  copies,
  exercisesOf,
  headOfNext as head,
  isReading,
  nextBook,
  openCopies,
  shownCopy,
  unread,
} from '../state/copies.ts';
import { done } from '../state/files.ts';
import { emptyHead, headFields } from '../state/handout.ts';
import { clear, remarks, show } from '../state/making.ts';
import { handoutBook } from '../state/packet.ts';
import { brandGiven } from '../state/practice.ts';
import { editionFor, paper, placeFields } from '../state/settings.ts';
import { choicesFor, hasBook, readerBooks } from '../state/title.ts';
import { computed, useEffect } from '../state/view.ts';
import { proofTicket } from '../state/workbook.ts';

const bookName = computed(() => nextBook.value ?? readerBooks.value[0]?.name ?? 'book');

/** The next copy, to be filled in further. */
const ticket = computed(
  (): TicketFields => ({
    ...(bookName.value === 'book' ? {} : { book: bookName.value }),
    ...(bookName.value === handoutBook && shownCopy.value ? { only: exercisesOf(shownCopy.value) } : {}),
    choices: choicesFor(bookName.value),
    edition: editionFor('screen', paper.value),
    ...placeFields.value,
    ...headFields(bookName.value === handoutBook ? head.value : { ...emptyHead, name: head.value.name }),
    ...(brandGiven.value ? { brand: brandGiven.value.name } : {}),
  }),
);

/** Books to go on in; and the sheets that came back, where it was sheets. */
const nextOptions = () => {
  const sheets = shownCopy.value ? exercisesOf(shownCopy.value).length : 0;
  const says = sheets === 1 ? 'The same exercise, as a handout' : `The same ${sheets} exercises, as handouts`;
  return [
    ...(sheets > 0 && hasBook(handoutBook) ? [{ value: handoutBook, says }] : []),
    ...readerBooks.value.map(({ name, says }) => ({ value: name, says })),
  ];
};

/** Answers that find no place in the book they are to go into: told where that is chosen. */
const Lost = () => (
  <div role="status">
    <Remarks told={remarks.value.filter(isOfAnswers)} />
  </div>
);

/** Into which book the answers of a copy go. */
const NextCopy = () => (
  <>
    <Choice
      legend="Carry the answers over into"
      shape="list"
      value={bookName.value}
      options={nextOptions()}
      onChoose={(value) => {
        nextBook.value = value;
      }}
    />
    <FormChoice others />
    <Lost />
    {bookName.value === handoutBook ? (
      <ForWhom said={head} />
    ) : (
      <LineInput
        label="Whose copy it is"
        value={head.value.name}
        hint="Printed inside. A copy that came back does not say it."
        onInput={(name) => {
          head.value = { ...head.value, name };
        }}
      />
    )}
    <Country hint="They are printed in the book. Without a country, all countries are printed." />
    <PracticeFields ticket={proofTicket.value} />
  </>
);

/** Filled copies in, their answers out: to read, as a table, and in the next copy. */
export const Back = () => {
  const shown = shownCopy.value;
  const [wanted, brand] = [ticket.value, brandGiven.value];
  useEffect(() => {
    // What was saved was another copy.
    done.value = '';
    if (shown) void show(wanted, brand, answersOf(shown));
    else clear();
  }, [shown, wanted, brand]);
  return (
    <Workroom
      heading="Copies that came back"
      intro="Read what was filled in on a screen, print it, keep it as a table, carry it over into the next copy."
      purpose="screen"
      prints="Print the next copy"
      saves="Save the next copy"
      {...(shown ? {} : { actions: null })}
    >
      <FileDrop
        label="Filled copies"
        accept=".pdf,application/pdf"
        multiple
        hint="PDF files that were filled in on a screen. They are read on this device, and nothing is kept."
        onFiles={(files) => void openCopies(files)}
      />
      <p class="hint" role="status">
        {isReading.value > 0 &&
          (isReading.value === 1 ? 'It is being read …' : `${isReading.value} files are being read …`)}
      </p>
      <div role="alert">
        {unread.value.map((why) => (
          <p class="flaw" key={why}>
            {why}
          </p>
        ))}
      </div>
      <Remarks told={answerTable.value?.told ?? []} />
      {copies.value.length > 0 && <CopyTable />}
      {copies.value.length > 0 && <NextCopy />}
    </Workroom>
  );
};
