import { execFile } from "node:child_process";
import { posix } from "node:path";
import { WorkspaceError } from "./error.ts";
import { diskShelf, type RuleShelf } from "./rules-files.ts";

/**
 * The rule files of a workspace as they were in a git revision. What lies outside the repository is read as it is now.
 * @throws WorkspaceError when there is no git, no repository, or no such revision
 */
export async function gitShelf(folder: string, revision: string): Promise<RuleShelf> {
  const prefix = await git(folder, ["rev-parse", "--show-prefix"]);
  if ("missing" in prefix) throw new WorkspaceError("rules.git_missing", { revision });
  if ("failed" in prefix) throw new WorkspaceError("rules.not_in_git", { folder, revision });
  const commit = await git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  if (!("out" in commit)) throw new WorkspaceError("rules.no_such_revision", { revision });
  const disk = diskShelf(folder);
  /** The path from the top of the repository, or undefined outside of it. */
  const inside = (path: string) => {
    const whole = posix.normalize(posix.join(prefix.out.trim(), path));
    return path.startsWith("/") || whole.startsWith("..") ? undefined : whole;
  };
  return {
    async list(path) {
      const whole = inside(path);
      if (whole === undefined) return disk.list(path);
      const listed = await git(folder, ["ls-tree", "-z", "--full-tree", `${commit.out.trim()}:${whole}`]);
      return "out" in listed ? listed.out.split("\u0000").flatMap(nameOf) : [];
    },
    async read(path) {
      const whole = inside(path);
      if (whole === undefined) return disk.read(path);
      const shown = await git(folder, ["show", `${commit.out.trim()}:${whole}`]);
      if ("out" in shown) return shown.out;
      throw new WorkspaceError("rules.git_unreadable", { path, revision });
    },
  };
}

/** `100644 blob 1f2e…\tname`. */
function nameOf(entry: string): readonly string[] {
  const [mode = "", name] = entry.split("\t");
  return name === undefined ? [] : [mode.includes(" tree ") ? `${name}/` : name];
}

type Answer = { readonly out: string } | { readonly failed: string } | { readonly missing: true };

function git(folder: string, args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile("git", [...args], { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      if (!error) resolve({ out });
      else resolve(error.code === "ENOENT" ? { missing: true } : { failed: err });
    });
  });
}
