import { FormChoice } from '../parts/axes.tsx';
import { Choice } from '../parts/choice.tsx';
import { Country } from '../parts/help.tsx';
import { PaperChoice } from '../parts/paper.tsx';
import { Workroom } from '../parts/workroom.tsx';
import { show } from '../state/making.ts';
import {
  currentMoment,
  lostSentence,
  onlyForm,
  sentencesFor,
  takeMoment,
  tonightTicket,
} from '../state/tonight.ts';
import { useEffect } from '../state/view.ts';

/** One sheet for a hard evening. It is ready when it is opened: the rest may be said, and need not. */
export const Tonight = () => {
  const wanted = tonightTicket.value;
  useEffect(() => {
    void show(wanted);
  }, [wanted]);
  return (
    <Workroom heading="One page for tonight" intro="It is ready. Print it, or say what is nearest.">
      <Country hint="Its help lines are printed on the back. Without a country, all countries are printed, on a second sheet." />
      <Choice
        legend="Right now"
        shape="list"
        value={currentMoment.value?.say ?? ''}
        options={sentencesFor(undefined).map(({ say }) => ({ value: say, says: say }))}
        onChoose={takeMoment}
        {...(onlyForm.value === undefined
          ? {}
          : {
              hint: `${lostSentence.value ? `“${lostSentence.value}”` : 'This sheet'} is only in one form: ${onlyForm.value}.`,
            })}
      />
      <FormChoice />
      <PaperChoice />
    </Workroom>
  );
};
