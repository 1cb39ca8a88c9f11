import { FileDrop } from '../parts/file-drop.tsx';
import { Heading } from '../parts/heading.tsx';
import { HelpNow } from '../parts/help.tsx';
import { ShownPages } from '../parts/shown-pages.tsx';
import { Remarks } from '../parts/told.tsx';
import { contentSaid, contentTold, openContent } from '../state/own-content.ts';
import { go, type Screen } from '../state/screen.ts';
import { openSettings, settingsFlaw } from '../state/settings-file.ts';
import { hasBook, title } from '../state/title.ts';
import { sentencesFor, takeMoment } from '../state/tonight.ts';

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
  {
    to: 'handout',
    says: 'A handout for a client',
    about: 'Choose exercises, put them in order, add your letterhead.',
    book: 'handout',
  },
  {
    to: 'many',
    says: 'Copies for many clients',
    about: 'From a list to a copy for each of them.',
    book: 'book',
  },
  {
    to: 'back',
    says: 'Copies that came back',
    about: 'Read what was filled in, keep it, carry it over.',
    book: 'book',
  },
  {
    to: 'shop',
    says: 'For my shop',
    about: 'All files, pictures and words for Etsy and others, in your color.',
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
              takeMoment(said.say);
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

/** What was begun elsewhere: choices of another time, or a title of one's own. */
const GoOn = () => (
  <section class="go-on" aria-label="Go on with something of your own">
    <details>
      <summary>Go on with choices that you saved</summary>
      <FileDrop
        label="Your saved choices"
        accept=".yaml,.yml"
        hint="The small file my-choices.yaml that you saved here."
        onFiles={([file]) => {
          if (file) void openSettings(file);
        }}
      />
      {settingsFlaw.value && (
        <p class="flaw" role="alert">
          {settingsFlaw.value}
        </p>
      )}
    </details>
    <details>
      <summary>A title of your own</summary>
      <FileDrop
        label="A folder with its texts"
        accept=""
        folder
        hint="For those who write exercises: the folder in which book.yaml lies, or the one around it."
        onFiles={(files) => void openContent(files)}
      />
      <p class="hint" role="status">
        {contentSaid.value}
      </p>
      <div role="alert">
        <Remarks told={contentTold.value} />
      </div>
    </details>
  </section>
);

const Private = () => (
  <section class="private" aria-labelledby="private-heading">
    <h2 id="private-heading">Only you see this</h2>
    <p>
      This page is one file on your device. It makes no connection and stores nothing: when you close it, what
      you typed is gone. A name is printed inside a book, and is never in the name of a file.
    </p>
    {title.value.notice && <p>{title.value.notice}</p>}
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
      <ShownPages />
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
      <GoOn />
      <Private />
    </div>
  </main>
);
