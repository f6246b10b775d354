declare module "virtual:course-titles" {
  /** By the course's code. Made from content/courses when the app is built (vite.config.ts). */
  export const courseTitles: Readonly<Record<string, { readonly th: string; readonly en: string }>>;
}
