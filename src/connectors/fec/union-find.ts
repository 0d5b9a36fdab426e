/** Sets of things that were joined with each other, directly or through others. */
export interface UnionFind<T extends object> {
  join(one: T, other: T): void;
  /** The same thing for all of one set. */
  rootOf(node: T): T;
  /** Whether it was joined under another. */
  isJoined(node: T): boolean;
}

export function unionFind<T extends object>(): UnionFind<T> {
  const parents = new Map<T, T>();

  function rootOf(node: T): T {
    let root = node;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    // Short paths for the next look-ups.
    for (let at = node; at !== root;) {
      const up = parents.get(at) as T;
      parents.set(at, root);
      at = up;
    }
    return root;
  }

  return {
    rootOf,
    isJoined: (node) => parents.has(node),
    join(one, other) {
      const from = rootOf(other);
      const to = rootOf(one);
      if (from !== to) parents.set(from, to);
    },
  };
}
