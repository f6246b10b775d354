import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { CertificateDrawing } from "#ui/drawings/certificate.tsx";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { HistoryButton } from "./history-button.tsx";
import { paths } from "./paths.ts";
import { useCertificates, type HeldCertificate } from "./use-certificates.ts";
import { useTitle } from "./use-title.ts";

/** The certificates of this person, and of the people who learnt on this phone. */
export const CertificatesScreen = () => {
  const { t } = useTranslation("certificates");
  const { account } = usePhone();
  const { ways } = useApp();
  const certificates = useCertificates();
  const back = { to: ways.learn?.() ?? paths.certificates() };
  if (!certificates) return <OpeningFrame title={t(($) => $.title)} back={back} />;
  const own = certificates.filter(({ by, citizenId }) => by === account.userId && citizenId === undefined);
  const theirs = certificates.filter(({ citizenId }) => citizenId !== undefined);
  return (
    <TaskFrame title={t(($) => $.title)} back={back} usable>
      {own.length === 0 ? (
        <Empty drawing={<CertificateDrawing />} title={t(($) => $.none.title)}>
          {t(($) => $.none.body)}
        </Empty>
      ) : (
        <Rows>
          {own.map((each) => (
            <CertificateRow key={each.id} certificate={each} />
          ))}
        </Rows>
      )}
      {theirs.length > 0 ? (
        <Section title={t(($) => $.ofOthers)} count={t(($) => $.count, { count: theirs.length })}>
          <Rows>
            {theirs.map((each) => (
              <CertificateRow key={each.id} certificate={each} named />
            ))}
          </Rows>
        </Section>
      ) : undefined}
      {ways.checkCertificate ? (
        <Rows>
          <Row name={t(($) => $.checkOne)} more={t(($) => $.checkOneMore)} to={ways.checkCertificate()} go />
        </Rows>
      ) : undefined}
      {ways.seeSkills ? (
        <Rows>
          <Row name={t(($) => $.skills)} more={t(($) => $.skillsMore)} to={ways.seeSkills()} go />
        </Rows>
      ) : undefined}
      <HistoryButton />
    </TaskFrame>
  );
};

const CertificateRow = ({
  certificate,
  named = false,
}: {
  readonly certificate: HeldCertificate;
  readonly named?: boolean;
}) => {
  const { t } = useTranslation("certificates");
  const formats = useFormats();
  const titleOf = useTitle();
  const title = titleOf(certificate);
  const issued = t(($) => $.issuedOn, { date: formats.date(certificate.issuedOn) });
  return (
    <Row
      name={named ? certificate.name : title}
      more={named ? `${title} · ${issued}` : issued}
      to={paths.certificate({ code: certificate.code })}
      state={certificate.revocation ? <StateChip state="needs-you">{t(($) => $.takenBack)}</StateChip> : undefined}
      go
    />
  );
};
