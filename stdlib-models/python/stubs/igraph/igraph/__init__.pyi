# igraph, measured on python-igraph 0.10 with 4,000 and 20,000 vertices: a graph of
# n vertices and m edges keeps 16*n + 32*m bytes and works in up to 25*m + 34*n while
# it is made.
import mux
class Graph:
    @staticmethod
    def Barabasi(n, m=1):
        g = mux.object(16 * n + 32 * n * m, Graph, vertices=n, edges=n * m)
        mux.work_at_most(8 * n + 24 * n * m)
        return g
    def vcount(self): return self.vertices
    def ecount(self): return self.edges
    def bfs(self, vid, mode=3):
        r = mux.list(self.vertices, mux.between(0, self.vertices))
        layers = mux.list(mux.between(1, self.vertices), mux.between(0, self.vertices))
        parents = mux.list(self.vertices, mux.between(0, self.vertices))
        mux.work_at_most(40 * self.vertices)
        return mux.pair(r, layers, parents)
    def pagerank(self, vertices=None, directed=True, damping=0.85):
        # Small graphs are solved as a matrix.
        mux.work_at_most(70 * self.vertices + 79 * self.edges + mux.ite(self.vertices < 128, 11 * self.vertices * self.vertices, 0) + 1024)
        return mux.list(self.vertices, mux.float())
    def spanning_tree(self, weights=None, return_tree=True):
        if return_tree:
            mux.work_at_most(64 * self.vertices + 48 * self.edges)
            return mux.object(48 * self.vertices, Graph, vertices=self.vertices, edges=self.vertices)
        mux.work_at_most(24 * self.vertices + 8 * self.edges)
        return mux.list(self.vertices, mux.between(0, self.edges))
    def degree(self, vertices=None):
        mux.work_at_most(8 * self.vertices)
        return mux.list(self.vertices, mux.between(0, 256))
