import { FormChoice } from '../parts/axes.tsx';
import { Choice } from '../parts/choice.tsx';
import { Country } from '../parts/help.tsx';
import { PaperChoice } from '../parts/paper.tsx';
import { Workroom } from '../parts/workroom.tsx';
import { show } from '../state/making.ts';
import { form } from '../state/title.ts';
import { currentMoment, momentExercise, sentencesFor, tonightTicket } from '../state/tonight.ts';
import { useEffect } from '../state/view.ts';

/** One sheet for a hard evening. It is ready when it is opened: the rest may be said, and need not. */
export const Tonight = () => {
  const wanted = tonightTicket.value;
  useEffect(() => {
    void show(wanted);
  }, [wanted]);
  return (
    <Workroom heading="One page for tonight" intro="It is ready. Print it, or say what is nearest.">
      <Country hint="They are printed on the back. Without a country, those of all are, on one sheet more." />
      <Choice
        legend="Right now"
        shape="list"
        value={currentMoment.value?.exercise ?? ''}
        options={sentencesFor(form.value?.id).map(({ say, exercise: value }) => ({ value, says: say }))}
        onChoose={(value) => {
          momentExercise.value = value;
        }}
      />
      <FormChoice />
      <PaperChoice />
    </Workroom>
  );
};
