import { useTranslation } from "react-i18next";

const sizes = { small: [23, 28], normal: [32, 40] } as const;

/** The letter อ in one line: its loop is a person, its line the arm around them. Never recolour the loop. */
export const Mark = ({ size = "normal" }: { readonly size?: keyof typeof sizes }) => {
  const [width, height] = sizes[size];
  return (
    <svg className="mark" viewBox="8 4 46 57" width={width} height={height} aria-hidden="true">
      <path
        className="line-of-mark"
        d="M18 33v10a10 10 0 0 0 10 10h8a10 10 0 0 0 10-10V25a13 13 0 0 0-13-13h-3.5c-5.5 0-9.5 2.3-12 6.2"
      />
      <circle className="loop" cx="27" cy="32.5" r="7.5" />
    </svg>
  );
};

export const Wordmark = () => {
  const { t } = useTranslation("common");
  return (
    <p className="wordmark">
      <Mark />
      <span>{t(($) => $.app)}</span>
    </p>
  );
};
