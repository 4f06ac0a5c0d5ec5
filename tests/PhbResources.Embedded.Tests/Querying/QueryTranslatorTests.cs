using System.Linq.Expressions;
using CsCheck;
using PhbResources.Embedded.Querying;
using PhbResources.Embedded.Tests.Database;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Tests.Querying;

[TestFixture]
internal sealed class QueryTranslatorTests
{
    private static readonly Letter[] Letters =
    [
        new(1, "Alpha", 10, true, "-1,1"), new(2, "alpha two", 20, false, "-1,1,2"), new(3, null, 30, true, "-1,10"), new(4, "100% O'Brien_", 40, false, "-1,1,2,4"), new(5, "Zoë\\", 10, true, "-1,5"),
    ];

    private Foundation _foundation = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _foundation = new Foundation();
        using ICoreScope scope = _foundation.Scopes.CreateCoreScope(autoComplete: true);
        _foundation.Db.Execute("CREATE TABLE letter(id INTEGER, name TEXT COLLATE NOCASE, size INTEGER, sent INTEGER, path TEXT)");
        foreach (Letter x in Letters) _foundation.Db.Execute("INSERT INTO letter VALUES(@0, @1, @2, @3, @4)", x.Id, x.Name, x.Size, x.Sent, x.Path);
    }

    [OneTimeTearDown]
    public void Close() => _foundation.Dispose();

    [Test]
    public void Properties_compare_with_values()
    {
        int size = 20;
        var wanted = new { Name = "ALPHA" };
        Assert.That(Ids(x => x.Size >= size), Is.EqualTo(new[] { 2, 3, 4 }));
        Assert.That(Ids(x => size > x.Size), Is.EqualTo(new[] { 1, 5 }));
        Assert.That(Ids(x => x.Name == wanted.Name), Is.EqualTo(new[] { 1 }), "names compare without case");
        Assert.That(Ids(x => x.Name == null), Is.EqualTo(new[] { 3 }));
        Assert.That(Ids(x => x.Name != "Alpha"), Is.EqualTo(new[] { 2, 3, 4, 5 }));
        Assert.That(Ids(x => x.Sent), Is.EqualTo(new[] { 1, 3, 5 }));
        Assert.That(Ids(x => !x.Sent && x.Size == 20), Is.EqualTo(new[] { 2 }));
        Assert.That(Ids(x => x.Sent == false || x.Id == 1), Is.EqualTo(new[] { 1, 2, 4 }));
    }

    [Test]
    public void Texts_are_searched_as_they_are_written()
    {
        Assert.That(Ids(x => x.Name!.StartsWith("ALPHA")), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Ids(x => x.Name!.Contains("0% o'")), Is.EqualTo(new[] { 4 }));
        Assert.That(Ids(x => x.Name!.EndsWith("n_")), Is.EqualTo(new[] { 4 }));
        Assert.That(Ids(x => x.Name!.EndsWith("ë\\")), Is.EqualTo(new[] { 5 }));
        Assert.That(Ids(x => x.Name!.SqlContains("two", TextColumnType.NVarchar)), Is.EqualTo(new[] { 2 }));
        Assert.That(Ids(x => x.Name!.SqlWildcard("*a tw*", TextColumnType.NVarchar)), Is.EqualTo(new[] { 2 }));
        Assert.That(Ids(x => string.IsNullOrEmpty(x.Name)), Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public void A_path_is_searched_by_its_beginning() => Assert.That(Ids(x => x.Path.SqlStartsWith("-1,1,", TextColumnType.NVarchar)), Is.EqualTo(new[] { 2, 4 }));

    [Test]
    public void Sets_may_be_empty_or_large()
    {
        int[] ids = [2, 4, 99];
        List<string> names = ["alpha", "nobody"];
        Assert.That(Ids(x => ids.Contains(x.Id)), Is.EqualTo(new[] { 2, 4 }));
        Assert.That(Ids(x => names.Contains(x.Name!)), Is.EqualTo(new[] { 1 }));
        Assert.That(Ids(x => Array.Empty<int>().Contains(x.Id)), Is.Empty);
        Assert.That(Ids(x => !ids.Contains(x.Id)), Is.EqualTo(new[] { 1, 3, 5 }));
        int[] many = [.. Enumerable.Range(3, 100_000)];
        Assert.That(Ids(x => many.Contains(x.Id)), Is.EqualTo(new[] { 3, 4, 5 }));
        Assert.That(Run(Query().WhereIn(x => x.Id, new[] { 5, 1 })), Is.EqualTo(new[] { 1, 5 }));
        Assert.That(Run(Query().WhereNotIn(x => x.Name!, new[] { "Alpha", null })), Is.EqualTo(new[] { 2, 4, 5 }));
        Assert.That(Run(Query().WhereAny([x => x.Id == 1, x => x.Size == 40]).Where(x => x.Id > 0)), Is.EqualTo(new[] { 1, 4 }));
    }

    [Test]
    public void Values_never_get_into_the_statement()
    {
        var arguments = new SqlArguments();
        string sql = QueryTranslator.Where(Query().Where(x => x.Name == "'; DROP TABLE letter; --"), Column, arguments);
        Assert.That(sql, Does.Not.Contain("DROP"));
        Assert.That(arguments.ToArray(), Is.EqualTo(new object[] { "'; DROP TABLE letter; --" }));
    }

    [Test]
    public void What_cannot_be_asked_is_said_by_name()
    {
        Assert.That(() => Ids(x => x.Name!.Length > 3), Throws.TypeOf<NotSupportedException>().With.Message.Contains("Name.Length"));
        Assert.That(() => Ids(x => x.Name!.Trim() == "a"), Throws.TypeOf<NotSupportedException>().With.Message.Contains("Trim"));
        Assert.That(() => Ids(x => x.Id == x.Size), Throws.TypeOf<NotSupportedException>().With.Message.Contains("x.Size"));
        Assert.That(() => Ids(x => x.Id + 1 == 2), Throws.TypeOf<NotSupportedException>().With.Message.Contains("(x.Id + 1)"));
    }

    [Test]
    public void The_database_answers_as_memory_does() => Condition(3).Sample(condition =>
    {
        var query = (EntityQuery<Letter>)Query().Where(condition);
        return Run(query).SequenceEqual(query.Filter(Letters).Select(x => x.Id));
    }, iter: 500, print: x => x.ToString());

    /// <summary>Any combination of comparisons; only those texts are compared that differ by more than case.</summary>
    private static Gen<Expression<Func<Letter, bool>>> Condition(int depth)
    {
        Gen<Expression<Func<Letter, bool>>> leaf = Gen.OneOf<Expression<Func<Letter, bool>>>(
            Gen.Int[0, 6].Select<int, Expression<Func<Letter, bool>>>(id => x => x.Id == id),
            Gen.Int[0, 50].Select<int, Expression<Func<Letter, bool>>>(size => x => x.Size < size),
            Gen.Int[0, 50].Select<int, Expression<Func<Letter, bool>>>(size => x => size <= x.Size),
            Gen.OneOf<string?>(null, "Alpha", "alpha two", "100% O'Brien_", "none").Select<string?, Expression<Func<Letter, bool>>>(name => x => x.Name == name),
            Gen.OneOf<string?>(null, "Alpha", "Zoë\\").Select<string?, Expression<Func<Letter, bool>>>(name => x => x.Name != name),
            Gen.Int[0, 6].Array[0, 4].Select<int[], Expression<Func<Letter, bool>>>(ids => x => ids.Contains(x.Id)),
            Gen.Const<Expression<Func<Letter, bool>>>(x => x.Sent));
        if (depth == 0) return leaf;
        Gen<Expression<Func<Letter, bool>>> below = Condition(depth - 1);
        return Gen.OneOf(
            leaf,
            below.Select(a => Expression.Lambda<Func<Letter, bool>>(Expression.Not(a.Body), a.Parameters)),
            Gen.Select(below, below).Select((a, b) => Join(a, b, Expression.AndAlso)),
            Gen.Select(below, below).Select((a, b) => Join(a, b, Expression.OrElse)));
    }

    private static Expression<Func<Letter, bool>> Join(Expression<Func<Letter, bool>> a, Expression<Func<Letter, bool>> b, Func<Expression, Expression, Expression> how) =>
        Expression.Lambda<Func<Letter, bool>>(how(a.Body, new Renamer(b.Parameters[0], a.Parameters[0]).Visit(b.Body)), a.Parameters);

    private static string? Column(string property) => property switch { "Id" => "id", "Name" => "name", "Size" => "size", "Sent" => "sent", "Path" => "path", _ => null };

    private IQuery<Letter> Query() => _foundation.Scopes.CreateQuery<Letter>();

    private List<int> Ids(Expression<Func<Letter, bool>> condition) => Run(Query().Where(condition));

    private List<int> Run(IQuery<Letter> query)
    {
        using ICoreScope scope = _foundation.Scopes.CreateCoreScope(autoComplete: true);
        var arguments = new SqlArguments();
        string where = QueryTranslator.Where(query, Column, arguments);
        return _foundation.Db.Query($"SELECT id FROM letter WHERE {where} ORDER BY id", row => row.GetInt32(0), arguments.ToArray());
    }

    private sealed record Letter(int Id, string? Name, int Size, bool Sent, string Path);

    private sealed class Renamer(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
