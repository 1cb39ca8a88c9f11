import type { Picture, Setting } from '../blocks/set/setting.ts';
import { setLines } from '../blocks/set/text.ts';
import type { Document } from '../compose/document.ts';
import { liveArea } from '../layout/masters.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Mark } from '../model/galley.ts';
import { readProse } from '../model/prose.ts';
import { moved } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import { colorOf, type Style, styleOf, type Theme } from '../theme/theme.ts';
import type { Faces } from '../type/atoms.ts';

export interface CoverInput {
  readonly theme: Theme;
  readonly faces: Faces;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** No words are set smaller. */
  readonly smallest: Pt;
  /** Nothing that shows what is inside: no subtitle, an empty back. */
  readonly plain: boolean;
  /** The number that stands on the back as a barcode. */
  readonly isbn?: string | undefined;
  readonly report: Report;
}

/** White on the form's own color. */
export const inverted = (theme: Theme): Theme => {
  const paper = colorOf(theme, 'paper');
  const ground = colorOf(theme, 'accent');
  return {
    ...theme,
    colors: {
      ...theme.colors,
      ink: paper,
      soft: paper,
      accent: paper,
      title: paper,
      cream: paper,
      line: paper,
      wash: ground,
      tint: ground,
    },
  };
};

export const withSize = (theme: Theme, name: string, size: Pt): Theme => {
  const style: Style = { ...styleOf(theme, name), size };
  return { ...theme, styles: { ...theme.styles, [name]: style } };
};

export const settingOf = (
  theme: Theme,
  measure: Pt,
  { language, words }: Document,
  input: CoverInput,
): Setting => ({
  theme,
  faces: input.faces,
  language,
  measure,
  side: 0,
  depth: liveArea(theme, 'recto').depth,
  tag: { role: 'Document' },
  report: input.report,
  words,
  word: () => '',
  pictures: input.pictures,
});

export interface SetWords {
  readonly marks: readonly Mark[];
  readonly height: Pt;
}

/** A text from its own top left. */
export const setWords = (setting: Setting, text: string, style: string, color?: string): SetWords => {
  const lead = styleOf(setting.theme, style).lead * setting.theme.grid;
  const lines = setLines(setting, readProse(text), style, {
    align: 'left',
    measure: setting.measure,
    ...(color === undefined ? {} : { color }),
  });
  return {
    marks: lines.flatMap(({ marks }, index) => moved(marks, 0, index * lead)),
    height: lines.length * lead,
  };
};
