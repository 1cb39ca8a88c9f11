import type { OfferedAxis } from '../../core/index.ts';
import { AxisChoices, FormChoice } from '../parts/axes.tsx';
import { ExerciseList } from '../parts/exercise-list.tsx';
import { Check } from '../parts/field.tsx';
import { ForWhom } from '../parts/for-whom.tsx';
import { Country } from '../parts/help.tsx';
import { Keep } from '../parts/keep.tsx';
import { PacketList } from '../parts/packet-list.tsx';
import { onlyA4, PaperChoice } from '../parts/paper.tsx';
import { PracticeFields } from '../parts/practice.tsx';
import { UseChoice } from '../parts/use-choice.tsx';
import { Workroom } from '../parts/workroom.tsx';
import { handoutTicket, handoutUses, hasLines, said, useOfHandout } from '../state/handout.ts';
import { clear, show } from '../state/making.ts';
import { followChoices, handoutBook } from '../state/packet.ts';
import { brandGiven } from '../state/practice.ts';
import { isOnlyA4, paper } from '../state/settings.ts';
import { axesFor, ownAxesOf } from '../state/title.ts';
import { useEffect } from '../state/view.ts';
import { proofTicket } from '../state/workbook.ts';

const otherAxes = (): readonly OfferedAxis[] =>
  axesFor(handoutBook).filter(({ id }) => !ownAxesOf(handoutBook).some((own) => own.id === id));

/** Single exercises for somebody else, in an order of one's own, with what they send to behind them. */
export const Handout = () => {
  const [wanted, brand] = [handoutTicket.value, brandGiven.value];
  useEffect(followChoices, []);
  useEffect(() => {
    if (wanted) void show(wanted, brand);
    else clear();
  }, [wanted, brand]);
  return (
    <Workroom
      heading="A handout for a client"
      purpose={useOfHandout.value === 'screen' ? 'screen' : 'print'}
      intro="Choose one exercise or several. The stop rule, the safety check, how to steady oneself and help lines go with them."
    >
      <FormChoice others />
      <PacketList />
      <ExerciseList />
      <Country hint="They are printed on the last pages. Without a country, all countries are printed, on a few more pages." />
      <AxisChoices axes={ownAxesOf(handoutBook)} />
      {otherAxes().length > 0 && (
        <details>
          <summary>More to choose</summary>
          <AxisChoices axes={otherAxes()} />
        </details>
      )}
      <ForWhom said={said}>
        <Check
          label="Lines to write on, where nothing is given"
          checked={hasLines.value}
          onChange={(checked) => {
            hasLines.value = checked;
          }}
        />
      </ForWhom>
      <PracticeFields ticket={proofTicket.value} />
      <UseChoice legend="How will they use it?" uses={handoutUses.value} use={useOfHandout} />
      <PaperChoice {...(paper.value === 'letter' && isOnlyA4(useOfHandout.value) ? { hint: onlyA4 } : {})} />
      <Keep ticket={wanted} />
    </Workroom>
  );
};
