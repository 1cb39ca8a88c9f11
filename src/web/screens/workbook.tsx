import { AxisChoices, FormChoice } from '../parts/axes.tsx';
import { Choice } from '../parts/choice.tsx';
import { LineInput } from '../parts/field.tsx';
import { Country } from '../parts/help.tsx';
import { Keep } from '../parts/keep.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { onlyA4, PaperChoice } from '../parts/paper.tsx';
import { PenChoices } from '../parts/pen.tsx';
import { doubtOf, flawOf } from '../parts/told.tsx';
import { UseChoice } from '../parts/use-choice.tsx';
import { Workroom } from '../parts/workroom.tsx';
import { show } from '../state/making.ts';
import { words } from '../state/own-words.ts';
import { isOnlyA4, paper, uses } from '../state/settings.ts';
import { axesFor, isOfOutside, readerBooks } from '../state/title.ts';
import { useEffect } from '../state/view.ts';
import { bookAsked, bookName, useAsked, workbookTicket } from '../state/workbook.ts';

const NameField = () => (
  <LineInput
    label="Your name"
    hand
    value={words.value.name ?? ''}
    onInput={(name) => {
      words.value = { ...words.value, name };
    }}
    hint={doubtOf('reader.name') ?? 'Printed inside. Never in the name of the file.'}
    flaw={flawOf('reader.name')}
  />
);

/** A whole book, with words of one's own in it. */
export const WorkbookScreen = () => {
  const wanted = workbookTicket.value;
  useEffect(() => {
    void show(wanted);
  }, [wanted]);
  return (
    <Workroom
      heading="A workbook for me"
      purpose={useAsked.value === 'screen' ? 'screen' : 'print'}
      intro="It is ready as it is. All of this may stay empty: each gap becomes a line to write on."
    >
      <FormChoice />
      <Choice
        legend="How much?"
        shape="list"
        value={bookName.value}
        options={readerBooks.value.map(({ name, says }) => ({ value: name, says }))}
        onChoose={(value) => {
          bookAsked.value = value;
        }}
      />
      <UseChoice legend="How will you use it?" uses={uses.value} use={useAsked} />
      <PaperChoice {...(paper.value === 'letter' && isOnlyA4(useAsked.value) ? { hint: onlyA4 } : {})} />
      <NameField />
      <AxisChoices axes={axesFor(bookName.value).filter(isOfOutside)} />
      <Country hint="They are printed in the book. Without a country, all countries are printed." />
      <OwnWords />
      <details>
        <summary>More to choose</summary>
        <AxisChoices axes={axesFor(bookName.value).filter((axis) => !isOfOutside(axis))} />
        <PenChoices />
      </details>
      <Keep ticket={wanted} />
    </Workroom>
  );
};
