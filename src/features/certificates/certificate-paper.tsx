import { useTranslation } from "react-i18next";
import { useDuration } from "#entities/course/use-duration.ts";
import { qrTextOf } from "#domain/certificate.ts";
import { showCertificateCode } from "#domain/certificate-code.ts";
import type { Certificate } from "#domain/records/certificate.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Wordmark } from "#ui/mark.tsx";
import { Paper } from "#ui/paper.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import { useTitle } from "./use-title.ts";

/** The certificate on an A4 page, laid across. */
export const CertificatePaper = ({
  certificate,
  payload,
}: {
  readonly certificate: Certificate;
  readonly payload: string;
}) => {
  const { t } = useTranslation("certificates");
  const formats = useFormats();
  const durationOf = useDuration();
  const titleOf = useTitle();
  const { name, course, code, minutes, issuedOn, cohort } = certificate;
  return (
    <Paper wide>
      <div className="weave" />
      <div className="paper-head">
        <Wordmark />
        <p>
          {t(($) => $.paper.number)} <b>{showCertificateCode(code)}</b>
        </p>
      </div>
      <div className="paper-body">
        <h1>{t(($) => $.one)}</h1>
        <p>{t(($) => $.paper.given)}</p>
        <p className="paper-name">{name}</p>
        <p>{t(($) => $.paper.passed)}</p>
        <p className="paper-course">{titleOf(certificate)}</p>
        <p>{t(($) => $.paper.time, { time: durationOf(minutes) })}</p>
        {cohort ? <Held cohort={cohort} /> : undefined}
        <p>{t(($) => $.paper.on, { date: formats.longDate(issuedOn) })}</p>
      </div>
      <div className="paper-foot">
        {cohort ? <Signature who={t(($) => $.paper.trainer)} /> : undefined}
        <figure className="paper-qr">
          <QrCode text={qrTextOf(location.origin, payload)} label={t(($) => $.qrLabel)} />
          <figcaption>{t(($) => $.paper.check)}</figcaption>
        </figure>
        {cohort ? <Signature who={t(($) => $.paper.office)} /> : undefined}
      </div>
      <p className="soft">{cohort ? t(($) => $.paper.cohortRule, { course }) : t(($) => $.paper.rule, { course })}</p>
      <div className="weave" />
    </Paper>
  );
};

/** When and where it was. */
const Held = ({ cohort: { number, place, from, to } }: { readonly cohort: NonNullable<Certificate["cohort"]> }) => {
  const { t } = useTranslation("certificates");
  const { longDate } = useFormats();
  return (
    <p>
      {from === to
        ? t(($) => $.paper.onDay, { from: longDate(from) })
        : t(($) => $.paper.between, { from: longDate(from), to: longDate(to) })}
      <br />
      {t(($) => $.paper.held, { number, place })}
    </p>
  );
};

const Signature = ({ who }: { readonly who: string }) => (
  <div className="paper-signature">
    <p />
    <p>{who}</p>
  </div>
);
