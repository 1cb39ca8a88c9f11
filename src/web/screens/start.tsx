import { Heading } from '../parts/heading.tsx';
import { HelpNow } from '../parts/help.tsx';
import { go, type Screen } from '../state/screen.ts';
import { hasBook, title } from '../state/title.ts';
import { sentencesFor, takeMoment } from './tonight.tsx';

interface Door {
  readonly to: Screen;
  readonly says: string;
  readonly about: string;
  /** The book without which there is nothing behind it. */
  readonly book: string;
}

const doors: readonly Door[] = [
  {
    to: 'workbook',
    says: 'A workbook for me',
    about: 'A first step or a whole book, with your own words in it if you like.',
    book: 'book',
  },
];

const DoorLine = ({ door }: { readonly door: Door }) => (
  <li>
    <button type="button" class="door" onClick={() => go(door.to)}>
      <span class="says">{door.says}</span>
      <span class="about">{door.about}</span>
    </button>
  </li>
);

/** A sentence is the first click, Print the second. */
const TonightDoor = () => (
  <section class="tonight-door" aria-labelledby="tonight-heading">
    <h2 id="tonight-heading">One page for tonight</h2>
    <p>A small sheet for a hard evening. Which of these would you say?</p>
    <ul>
      {sentencesFor(undefined).map((said) => (
        <li key={said.say}>
          <button
            type="button"
            onClick={() => {
              takeMoment(said);
              go('tonight');
            }}
          >
            {said.say}
          </button>
        </li>
      ))}
    </ul>
  </section>
);

const Private = () => (
  <section class="private" aria-labelledby="private-heading">
    <h2 id="private-heading">Only you see this</h2>
    <p>
      This page is one file on your device. It makes no connection and stores nothing: when you close it, what
      you typed is gone. A name is printed inside a book, and is never in the name of a file.
    </p>
  </section>
);

export const Start = () => (
  <main class="start">
    <div class="lead">
      <Heading>What would you like to make?</Heading>
      <p class="intro">
        <cite>{title.value.title}</cite>
        {title.value.tagline
          ? `: ${title.value.tagline.slice(0, 1).toLowerCase()}${title.value.tagline.slice(1)}.`
          : '.'}
        {' Make it yours: one page, or a whole book, ready to print.'}
      </p>
      <HelpNow />
    </div>
    <div class="doors">
      {title.value.moments.length > 0 && <TonightDoor />}
      <ul class="others">
        {doors
          .filter(({ book }) => hasBook(book))
          .map((door) => (
            <DoorLine key={door.to} door={door} />
          ))}
      </ul>
      <Private />
    </div>
  </main>
);
