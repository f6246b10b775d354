import { useTranslation } from "react-i18next";
import { accountCounts, type AccountCounts } from "#data/account-counts.ts";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { roles } from "#domain/roles.ts";
import { Age, NoAnswer, Trouble } from "#entities/kept-answer/answer-age.tsx";
import { useFormats } from "#i18n/use-formats.ts";
import { Coming } from "#ui/coming.tsx";
import { Figure } from "#ui/figures.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Card } from "#ui/section.tsx";

/** What an administrator looks after: accounts and how they come in. No case content. */
export const AdministrationScreen = () => {
  const { t } = useTranslation("administration");
  const { value, isRenewing, trouble, renew } = useKeptAnswer(accountCounts);
  const isSettled = Boolean(value) || (value === null && !isRenewing);
  return (
    <PlaceFrame title={t(($) => $.title)} desk usable={isSettled} busy={!isSettled}>
      <Age asOf={value?.asOf} isRenewing={isRenewing} renew={renew} />
      {trouble && <Trouble trouble={trouble} kept={value ? t(($) => $.kept) : undefined} />}
      {value ? <Counts counts={value} /> : <NoAnswer value={value} isRenewing={isRenewing} />}
      <Coming
        title={t(($) => $.coming.title)}
        items={[t(($) => $.coming.invite), t(($) => $.coming.posts), t(($) => $.coming.audit)]}
      />
    </PlaceFrame>
  );
};

const Counts = ({ counts }: { readonly counts: AccountCounts }) => {
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation("common");
  const { number } = useFormats();
  return (
    <div className="cols">
      <Card>
        <h2>{t(($) => $.posts)}</h2>
        <dl className="facts">
          {roles.map((role) => (
            <div key={role}>
              <dt>{common(($) => $.roles[role])}</dt>
              <dd>{number(counts.posts[role] ?? 0)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card>
        <h2>{t(($) => $.phones)}</h2>
        <Figure value={number(counts.phones)} />
        <h2>{t(($) => $.invitations)}</h2>
        <Figure value={number(counts.openInvitations)} />
      </Card>
    </div>
  );
};
