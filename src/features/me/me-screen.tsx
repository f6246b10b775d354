import { useTranslation } from "react-i18next";
import { useApp } from "#features/feature.ts";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { AccountCard } from "./account-card.tsx";
import { appVersion } from "./app-version.ts";
import { AttentionRows, ErasedRow } from "./attention-rows.tsx";
import { BackupRows } from "./backup-rows.tsx";
import { useDoneToast } from "./done-toast.tsx";
import { PhoneCard } from "./phone-card.tsx";
import { PhoneNotices } from "./phone-notices.tsx";
import { SendingCard } from "./sending-card.tsx";
import { SettingsCard } from "./settings-card.tsx";

export const MeScreen = () => {
  const { t } = useTranslation("me");
  const { panelsAt } = useApp();
  const toast = useDoneToast();
  return (
    <PlaceFrame title={t(($) => $.title)} usable toast={toast}>
      <PhoneNotices />
      <AttentionRows />
      <SendingCard />
      <ErasedRow />
      <SettingsCard />
      <PhoneCard />
      <BackupRows />
      <AccountCard />
      {panelsAt("me").map(({ id, Panel }) => (
        <Panel key={id} />
      ))}
      <p className="small soft">{t(($) => $.version, { version: appVersion })}</p>
    </PlaceFrame>
  );
};
