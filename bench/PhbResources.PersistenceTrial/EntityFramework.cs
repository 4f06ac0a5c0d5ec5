using Microsoft.EntityFrameworkCore;

namespace PhbResources.PersistenceTrial;

/// <summary>EF Core 10: a pooled context a unit of work, compiled queries for what is asked most, no tracking when reading.</summary>
internal sealed class EntityFramework : IStore
{
    private static readonly Func<Context, int, Document?> s_get = EF.CompileQuery((Context context, int id) =>
        context.Nodes.Where(node => node.Id == id)
            .Select(node => new Document(node.Id, node.Key, node.ParentId, node.Path, node.Name, node.Published, node.Version!.Properties, node.PublishedVersion!.Properties))
            .FirstOrDefault());

    private readonly PooledContexts _contexts;

    public EntityFramework(string file)
    {
        _contexts = new PooledContexts(new DbContextOptionsBuilder<Context>().UseSqlite($"Data Source={file}").Options);
        using Context context = _contexts.Create();
        context.Database.EnsureCreated();
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
    }

    public string Name => "EF Core 10, pooled contexts, compiled queries";

    public int CreateAndPublish(int parentId, string name, string properties)
    {
        using Context context = _contexts.Create();
        using var transaction = context.Database.BeginTransaction();
        NodeRow node = new() { Key = Guid.NewGuid(), ParentId = parentId, Path = "", Name = name, Created = DateTime.UtcNow };
        context.Add(node);
        context.SaveChanges();
        VersionRow draft = new() { NodeId = node.Id, Current = true, Properties = properties, Date = DateTime.UtcNow };
        context.Add(draft);
        context.SaveChanges();
        node.Path = $"-1,{parentId},{node.Id}";
        draft.Current = false;
        VersionRow next = new() { NodeId = node.Id, Current = true, Properties = properties, Date = DateTime.UtcNow };
        context.Add(next);
        context.SaveChanges();
        node.Published = true;
        node.VersionId = next.Id;
        node.PublishedVersionId = draft.Id;
        context.SaveChanges();
        transaction.Commit();
        return node.Id;
    }

    public Document? Get(int id)
    {
        using Context context = _contexts.Create();
        return s_get(context, id);
    }

    public (List<Document> Page, int Total) Children(int parentId, string nameStartsWith, int skip, int take)
    {
        using Context context = _contexts.Create();
        IQueryable<NodeRow> children = context.Nodes.Where(node => node.ParentId == parentId && EF.Functions.Like(node.Name, nameStartsWith + "%"));
        List<Document> page = [.. children.OrderBy(node => node.Name).Skip(skip).Take(take)
            .Select(node => new Document(node.Id, node.Key, node.ParentId, node.Path, node.Name, node.Published, node.Version!.Properties, node.PublishedVersion!.Properties))];
        return (page, children.Count());
    }

    public void Dispose() => _contexts.Dispose();

    private sealed class PooledContexts(DbContextOptions<Context> options) : IDisposable
    {
        private readonly Microsoft.EntityFrameworkCore.Infrastructure.PooledDbContextFactory<Context> _factory = new(options);

        public Context Create() => _factory.CreateDbContext();

        public void Dispose() => Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    internal sealed class Context(DbContextOptions<Context> options) : DbContext(options)
    {
        public DbSet<NodeRow> Nodes => Set<NodeRow>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<NodeRow>(node =>
            {
                node.ToTable("node").HasIndex(row => new { row.ParentId, row.Name });
                node.HasIndex(row => row.Key).IsUnique();
                node.HasOne(row => row.Version).WithMany().HasForeignKey(row => row.VersionId);
                node.HasOne(row => row.PublishedVersion).WithMany().HasForeignKey(row => row.PublishedVersionId);
            });
            modelBuilder.Entity<VersionRow>(version =>
            {
                version.ToTable("version").HasIndex(row => row.NodeId);
                version.HasOne<NodeRow>().WithMany().HasForeignKey(row => row.NodeId);
            });
        }
    }

    internal sealed class NodeRow
    {
        public int Id { get; set; }
        public Guid Key { get; set; }
        public int ParentId { get; set; }
        public string Path { get; set; } = "";
        public string Name { get; set; } = "";
        public bool Published { get; set; }
        public DateTime Created { get; set; }
        public int? VersionId { get; set; }
        public VersionRow? Version { get; set; }
        public int? PublishedVersionId { get; set; }
        public VersionRow? PublishedVersion { get; set; }
    }

    internal sealed class VersionRow
    {
        public int Id { get; set; }
        public int NodeId { get; set; }
        public bool Current { get; set; }
        public string Properties { get; set; } = "";
        public DateTime Date { get; set; }
    }
}
