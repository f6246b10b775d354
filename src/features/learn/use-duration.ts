import { useTranslation } from "react-i18next";

/** Minutes as people say them: "45 นาที", "3 ชั่วโมง", "1 ชั่วโมง 15 นาที". */
export const useDuration = (): ((minutes: number) => string) => {
  const { t } = useTranslation("learn");
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return t(($) => $.minutes, { count: rest });
    const said = t(($) => $.hours, { count: hours });
    return rest === 0 ? said : `${said} ${t(($) => $.minutes, { count: rest })}`;
  };
};
