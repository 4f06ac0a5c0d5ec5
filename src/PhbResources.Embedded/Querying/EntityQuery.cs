using System.Collections;
using System.Linq.Expressions;
using Umbraco.Cms.Core.Persistence.Querying;

namespace PhbResources.Embedded.Querying;

/// <summary>Conditions on an entity, all of which must hold. A store turns them into SQL (<see cref="QueryTranslator"/>) or, for small sets, runs them in memory.</summary>
internal sealed class EntityQuery<T> : IQuery<T>
{
    private readonly List<LambdaExpression[]> _anyOf = [];
    private readonly List<(LambdaExpression Field, object?[] Values, bool Not)> _in = [];

    /// <summary>Each item holds if any of its expressions does.</summary>
    internal IReadOnlyList<LambdaExpression[]> AnyOf => _anyOf;

    internal IReadOnlyList<(LambdaExpression Field, object?[] Values, bool Not)> In => _in;

    /// <summary>The query made by our own provider; others cannot be read.</summary>
    internal static EntityQuery<T>? From(IQuery<T>? query) => query switch
    {
        null => null,
        EntityQuery<T> own => own,
        _ => throw new NotSupportedException($"Make queries with ICoreScopeProvider.CreateQuery; {query.GetType()} is not known here."),
    };

    /// <inheritdoc/>
    public IQuery<T> Where(Expression<Func<T, bool>> predicate)
    {
        if (predicate is not null) _anyOf.Add([predicate]);
        return this;
    }

    /// <inheritdoc/>
    public IQuery<T> WhereAny(IEnumerable<Expression<Func<T, bool>>> predicates)
    {
        if (predicates is not null) _anyOf.Add([.. predicates]);
        return this;
    }

    /// <inheritdoc/>
    public IQuery<T> WhereIn(Expression<Func<T, object>> fieldSelector, IEnumerable? values)
    {
        if (values is not null) _in.Add((fieldSelector, [.. values.Cast<object?>()], false));
        return this;
    }

    /// <inheritdoc/>
    public IQuery<T> WhereNotIn(Expression<Func<T, object>> fieldSelector, IEnumerable? values)
    {
        if (values is not null) _in.Add((fieldSelector, [.. values.Cast<object?>()], true));
        return this;
    }

    /// <summary>Not supported: the clauses' SQL is each store's own business.</summary>
    public IEnumerable<Tuple<string, object[]>> GetWhereClauses() => throw new NotSupportedException("The SQL of a query is the business of the store that runs it.");

    /// <summary>Those of a set that meet all conditions.</summary>
    public IEnumerable<T> Filter(IEnumerable<T> set)
    {
        foreach (LambdaExpression[] any in _anyOf)
        {
            // Compiling takes longer than looking through a small set, and what is compiled stays in memory. But array.Contains(x) is a call on a span since C# 14, which the interpreter cannot make.
            Func<T, bool>[] tests = [.. any.Select(x => ((Expression<Func<T, bool>>)x).Compile(preferInterpretation: !Spans.AreIn(x)))];
            set = set.Where(x => Array.Exists(tests, test => test(x)));
        }
        foreach ((LambdaExpression field, object?[] values, bool not) in _in)
        {
            Func<T, object> value = ((Expression<Func<T, object>>)field).Compile(preferInterpretation: true);
            HashSet<object?> wanted = [.. values];
            set = set.Where(x => wanted.Contains(value(x)) != not);
        }
        return set;
    }
}

/// <summary>Looks for spans in an expression.</summary>
internal sealed class Spans : ExpressionVisitor
{
    private bool _found;

    public static bool AreIn(Expression expression)
    {
        Spans spans = new();
        spans.Visit(expression);
        return spans._found;
    }

    public override Expression? Visit(Expression? node)
    {
        _found |= node?.Type.IsByRefLike == true;
        return _found ? node : base.Visit(node);
    }
}
