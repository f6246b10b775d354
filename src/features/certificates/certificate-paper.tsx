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
  const { name, course, code, minutes, issuedOn } = certificate;
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
        <p>{t(($) => $.paper.on, { date: formats.longDate(issuedOn) })}</p>
      </div>
      <figure className="paper-qr">
        <QrCode text={qrTextOf(location.origin, payload)} label={t(($) => $.qrLabel)} />
        <figcaption>{t(($) => $.paper.check)}</figcaption>
      </figure>
      <p className="soft">{t(($) => $.paper.rule, { course })}</p>
      <div className="weave" />
    </Paper>
  );
};
