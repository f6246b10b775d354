import { useTranslation } from "react-i18next";
import { accountCounts, type AccountCounts } from "#data/account-counts.ts";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { roles } from "#domain/roles.ts";
import { Age, NoAnswer, Trouble } from "#entities/kept-answer/answer-age.tsx";
import { useFormats } from "#i18n/use-formats.ts";
import { Coming } from "#ui/coming.tsx";
import { Figure } from "#ui/figures.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";

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
    <>
      <div className="cols">
        <Card>
          <h2>{t(($) => $.phones)}</h2>
          <Figure value={number(counts.phones)} />
        </Card>
        <Card>
          <h2>{t(($) => $.invitations)}</h2>
          <Figure value={number(counts.openInvitations)} />
        </Card>
      </div>
      <Section title={t(($) => $.posts)}>
        <Rows label={t(($) => $.posts)}>
          {roles.map((role) => (
            <Row key={role} name={common(($) => $.roles[role])} end={<b>{number(counts.posts[role] ?? 0)}</b>} />
          ))}
        </Rows>
      </Section>
    </>
  );
};
