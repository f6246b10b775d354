import "i18next";
import type { Words } from "#i18n/namespaces.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    readonly defaultNS: "common";
    readonly enableSelector: true;
    readonly resources: Words;
  }
}
