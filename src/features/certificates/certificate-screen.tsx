import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useDuration } from "#entities/course/use-duration.ts";
import { useSkillName } from "#entities/skill/use-skill-name.ts";
import { qrTextOf } from "#domain/certificate.ts";
import { showCertificateCode } from "#domain/certificate-code.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { FactsList } from "#ui/facts-list.tsx";
import { Notice } from "#ui/notice.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { QrFigure } from "#ui/qr-figure.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { BadgeButton } from "./badge-button.tsx";
import { CertificatePaper } from "./certificate-paper.tsx";
import { paths } from "./paths.ts";
import { useCertificates, type HeldCertificate } from "./use-certificates.ts";
import { useTitle } from "./use-title.ts";
import "./certificates.css";

/** One certificate: to be shown as it is, or printed. */
export const CertificateScreen = () => {
  const { t } = useTranslation("certificates");
  const { code } = useParams();
  const certificates = useCertificates();
  const back = { to: paths.certificates() };
  if (!certificates) return <OpeningFrame title={t(($) => $.one)} back={back} />;
  const certificate = certificates.find((each) => each.code === code);
  if (!certificate) {
    return (
      <TaskFrame title={t(($) => $.missing)} back={back} usable>
        <p>{t(($) => $.missingStep)}</p>
      </TaskFrame>
    );
  }
  return <OpenCertificate certificate={certificate} />;
};

const OpenCertificate = ({ certificate }: { readonly certificate: HeldCertificate }) => {
  const { t } = useTranslation("certificates");
  const formats = useFormats();
  const durationOf = useDuration();
  const titleOf = useTitle();
  const { name, code, minutes, issuedOn, before, after, payload, revocation } = certificate;
  const holds = payload !== undefined && revocation === undefined;
  return (
    <TaskFrame
      title={titleOf(certificate)}
      before={<p className="soft">{t(($) => $.one)}</p>}
      back={{ to: paths.certificates() }}
      usable
      dock={
        holds ? (
          <Button size="big" wide onPress={() => window.print()}>
            {t(($) => $.print)}
          </Button>
        ) : undefined
      }
    >
      {revocation ? (
        <Notice state="urgent" title={t(($) => $.takenBackOn, { date: formats.date(revocation.on) })}>
          <p>
            {revocation.replacedBy === undefined
              ? t(($) => $.why[revocation.why])
              : t(($) => $.replaced, { code: showCertificateCode(revocation.replacedBy) })}
          </p>
        </Notice>
      ) : undefined}
      {holds ? (
        <QrFigure text={qrTextOf(location.origin, payload)} label={t(($) => $.qrLabel)}>
          <span className="small soft">{t(($) => $.qrMore)}</span>
        </QrFigure>
      ) : undefined}
      <FactsList
        facts={[
          [t(($) => $.facts.name), name],
          [t(($) => $.facts.code), showCertificateCode(code)],
          [t(($) => $.facts.time), durationOf(minutes)],
          [t(($) => $.facts.issued), formats.date(issuedOn)],
          [
            t(($) => $.facts.test),
            before === undefined ? t(($) => $.after, { after }) : t(($) => $.beforeAfter, { before, after }),
          ],
        ]}
      />
      <Skills certificate={certificate} />
      {holds ? <BadgeButton code={code} /> : undefined}
      {holds ? <CertificatePaper certificate={certificate} payload={payload} /> : undefined}
    </TaskFrame>
  );
};

/** What a person with this certificate can do. */
const Skills = ({ certificate: { skills } }: { readonly certificate: HeldCertificate }) => {
  const { t } = useTranslation("certificates");
  const skillName = useSkillName();
  // A course of a newer build may give a skill that this one has no word for.
  const known = skills.filter(({ code }) => skillName(code) !== undefined);
  if (known.length === 0) return undefined;
  return (
    <Section title={t(($) => $.can)}>
      <Rows>
        {known.map(({ code }) => (
          <Row key={code} name={skillName(code)} />
        ))}
      </Rows>
    </Section>
  );
};
