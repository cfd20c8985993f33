import { useEffect, useState } from "preact/hooks";

/** Where the reader is: the page and what was chosen on it, as in the address behind `#`. */
export interface Route {
  readonly page: string;
  readonly rest: string;
  readonly query: Readonly<Record<string, string>>;
}

export function readRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?");
  const [page = "", rest = ""] = path.split("/");
  return {
    page: page === "" ? "corpus" : page,
    rest,
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

export function address(page: string, query: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return `#/${page === "corpus" ? "" : page}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const changed = () => setRoute(readRoute(location.hash));
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return route;
}
