import { useTranslation } from "react-i18next";
import type { Side } from "#domain/conflict-sides.ts";
import { Button } from "#ui/button.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { useWhen } from "#entities/moment/use-when.ts";

interface ConflictCardProps {
  readonly side: Side;
  /** The value as people read it. */
  readonly words: string;
  readonly isInUse?: boolean;
  readonly isChangedAgain?: boolean;
  readonly isBusy: boolean;
  readonly onUse: () => void;
}

/** One of the two values: whose it is, since when, and the tap that settles it. */
export const ConflictCard = ({ side, words, isInUse, isChangedAgain, isBusy, onUse }: ConflictCardProps) => {
  const { t } = useTranslation("me");
  const when = useWhen();
  const who = side.isMine ? t(($) => $.conflict.you) : (side.name ?? t(($) => $.conflict.someone));
  const { at } = side;
  return (
    <section className="card card-pad stack-tight">
      <div className="line">
        <h2>{isChangedAgain === true ? t(($) => $.conflict.changedAgain) : who}</h2>
        {isInUse === true ? (
          <span className="push">
            <StateChip state="calm" icon="check">
              {t(($) => $.conflict.inUse)}
            </StateChip>
          </span>
        ) : undefined}
      </div>
      {at === undefined ? undefined : <p className="small soft">{t(($) => $.conflict.changed, { when: when(at) })}</p>}
      <p className="value">{words}</p>
      <Button wide busy={isBusy} onPress={onUse}>
        {t(($) => $.conflict.use)}
        <span className="only-spoken"> {words}</span>
      </Button>
    </section>
  );
};
