import type { OfferedAxis } from '../../core/index.ts';
import { chooseOption, form, formAxis, optionOf } from '../state/title.ts';
import { Choice } from './choice.tsx';

/** The form by what it says of a person; its name in small. */
export const FormChoice = ({ others = false }: { readonly others?: boolean }) => {
  const axis = formAxis.value;
  if (!axis) return null;
  return (
    <Choice
      legend={others ? (axis.asksOthers ?? axis.asks) : axis.asks}
      value={form.value?.id ?? ''}
      options={axis.options.map(({ id, title, says }) => ({
        value: id,
        says: says ?? title,
        about: says ? title : '',
      }))}
      onChoose={(option) => chooseOption(axis.id, option)}
    />
  );
};

/** What else the content leaves to choose in the content's own words. */
export const AxisChoices = ({ axes }: { readonly axes: readonly OfferedAxis[] }) => (
  <>
    {axes.map((axis) => (
      <Choice
        key={axis.id}
        legend={axis.asks}
        shape="row"
        value={optionOf(axis)}
        options={axis.options.map(({ id, title }) => ({ value: id, says: title }))}
        onChoose={(option) => chooseOption(axis.id, option)}
      />
    ))}
  </>
);
