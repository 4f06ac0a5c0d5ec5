using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Persistence.Querying;

namespace PhbResources.Embedded.Querying;

/// <summary>Turns the conditions of a query into the SQL after WHERE. Knows the shapes that Umbraco's services and callers of their public queries use;
/// anything else is refused by name rather than answered wrongly.</summary>
/// <param name="column">From a property path ("ParentId", "ContentType.Alias") to the SQL of its column, or null where there is none.</param>
/// <param name="arguments">Where the values go.</param>
internal sealed class QueryTranslator(Func<string, string?> column, SqlArguments arguments)
{
    public const string Everything = "1";
    private const string Nothing = "0";

    public static string Where<T>(IQuery<T>? query, Func<string, string?> column, SqlArguments arguments)
    {
        if (EntityQuery<T>.From(query) is not { } own) return Everything;
        var translator = new QueryTranslator(column, arguments);
        List<string> all = [];
        foreach (LambdaExpression[] any in own.AnyOf)
            all.Add(any.Length == 0 ? Nothing : "(" + string.Join(" OR ", any.Select(x => translator.Condition(x.Body))) + ")");
        foreach ((LambdaExpression field, object?[] values, bool not) in own.In)
            all.Add(translator.Among(field.Body, values, not));
        return all.Count == 0 ? Everything : string.Join(" AND ", all);
    }

    private string Condition(Expression expression)
    {
        if (!SpeaksOfEntity(expression)) return Value(expression) is true ? Everything : Nothing;
        return expression switch
        {
            BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both => $"({Condition(both.Left)} AND {Condition(both.Right)})",
            BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either => $"({Condition(either.Left)} OR {Condition(either.Right)})",
            BinaryExpression comparison => Compare(comparison),
            // "unknown" is not true: so that what C# would let through is let through here too
            UnaryExpression { NodeType: ExpressionType.Not } not => $"({Condition(not.Operand)}) IS NOT TRUE",
            UnaryExpression { NodeType: ExpressionType.Convert } convert => Condition(convert.Operand),
            MemberExpression { Member.Name: "HasValue", Expression: { } nullable } => $"{Field(nullable)} IS NOT NULL",
            MemberExpression flag => $"{Field(flag)} IS 1",
            MethodCallExpression call => Call(call),
            _ => throw Unsupported(expression),
        };
    }

    private string Compare(BinaryExpression comparison)
    {
        bool left = SpeaksOfEntity(comparison.Left);
        if (left && SpeaksOfEntity(comparison.Right)) throw Unsupported(comparison);
        string field = Field(left ? comparison.Left : comparison.Right);
        object? value = Value(left ? comparison.Right : comparison.Left);
        string comparing = (comparison.NodeType, left) switch
        {
            // IS is equality for which null equals null; SQLite uses indexes for it
            (ExpressionType.Equal, _) => "IS",
            (ExpressionType.NotEqual, _) => "IS NOT",
            (ExpressionType.LessThan, true) or (ExpressionType.GreaterThan, false) => "<",
            (ExpressionType.GreaterThan, true) or (ExpressionType.LessThan, false) => ">",
            (ExpressionType.LessThanOrEqual, true) or (ExpressionType.GreaterThanOrEqual, false) => "<=",
            (ExpressionType.GreaterThanOrEqual, true) or (ExpressionType.LessThanOrEqual, false) => ">=",
            _ => throw Unsupported(comparison),
        };
        return $"{field} {comparing} {arguments.Add(value)}";
    }

    private string Call(MethodCallExpression call)
    {
        List<Expression> parts = call.Object is null ? [.. call.Arguments] : [call.Object, .. call.Arguments];
        int at = parts.FindIndex(SpeaksOfEntity);
        Expression field = parts[at];
        if (call.Method.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace") return $"IFNULL(TRIM({Field(field)}), '') = ''";
        // a set on the left, as an instance, an extension method or (C# 14) a span made of an array
        if (call.Method.Name is "Contains" or "SqlIn" && Set(parts[at == 0 ? Math.Min(1, parts.Count - 1) : 0]) is { } set) return Among(field, set, false);
        if (parts.Count < 2 || at != 0) throw Unsupported(call);
        string? value = Convert.ToString(Sql.Value(Value(parts[1])), CultureInfo.InvariantCulture);
        return call.Method.Name switch
        {
            "Equals" or "InvariantEquals" or "SqlEquals" => $"{Field(field)} IS {arguments.Add(value)}",
            "StartsWith" or "SqlStartsWith" or "InvariantStartsWith" => StartsWith(field, value!),
            "EndsWith" or "SqlEndsWith" or "InvariantEndsWith" => Like(field, "%" + Sql.Like(value!)),
            "Contains" or "SqlContains" or "InvariantContains" => Like(field, "%" + Sql.Like(value!) + "%"),
            "SqlLessThan" => $"{Field(field)} < {arguments.Add(value)}",
            "SqlGreaterThan" => $"{Field(field)} > {arguments.Add(value)}",
            "SqlWildcard" => Like(field, Sql.Like(value!).Replace('*', '%')),
            _ => throw Unsupported(call),
        };
    }

    private string Like(Expression field, string pattern) => $"{Field(field)} LIKE {arguments.Add(pattern)} ESCAPE '\\'";

    private string StartsWith(Expression field, string start)
    {
        if (Path(field) is not "Path") return Like(field, Sql.Like(start) + "%");
        // Paths are asked for all the time: a range can use their index, LIKE cannot.
        string sql = Field(field);
        return start.Length == 0 ? Everything : $"({sql} >= {arguments.Add(start)} AND {sql} < {arguments.Add(start[..^1] + (char)(start[^1] + 1))})";
    }

    private string Among(Expression field, IEnumerable<object?> values, bool not)
    {
        List<object> known = [.. values.Where(x => x is not null).Select(x => Sql.Value(x!))];
        string sql = Field(field);
        string among = known.Count == 0 ? Nothing : $"{sql} {arguments.Among(JsonSerializer.Serialize(known))}";
        if (values.Contains(null)) among = $"({among} OR {sql} IS NULL)";
        return not ? $"({among}) IS NOT TRUE" : among;
    }

    private static IEnumerable<object?>? Set(Expression expression)
    {
        if (SpeaksOfEntity(expression)) return null;
        if (expression is MethodCallExpression { Method.Name: "op_Implicit" } span) expression = span.Arguments[0];
        return Value(expression) is IEnumerable values and not string ? values.Cast<object?>() : null;
    }

    private string Field(Expression expression)
    {
        if (expression is MethodCallExpression { Method.Name: "ToLower" or "ToLowerInvariant", Object: { } lower }) return $"LOWER({Field(lower)})";
        if (expression is MethodCallExpression { Method.Name: "ToUpper" or "ToUpperInvariant", Object: { } upper }) return $"UPPER({Field(upper)})";
        string path = Path(expression) ?? throw Unsupported(expression);
        return column(path) ?? throw new NotSupportedException($"A query on {path} is not supported: it has no column in the database.");
    }

    /// <summary>"ContentType.Alias" for x.ContentType.Alias; null if it is no chain of properties that begins at the entity.</summary>
    private static string? Path(Expression expression)
    {
        var names = new Stack<string>();
        for (Expression? part = Strip(expression); part is not ParameterExpression; part = part is MemberExpression m && m.Expression is not null ? Strip(m.Expression) : null)
        {
            if (part is not MemberExpression member) return null;
            bool nullable = member.Member.Name == "Value" && Nullable.GetUnderlyingType(member.Expression!.Type) is not null;
            if (!nullable) names.Push(member.Member.Name);
        }
        return string.Join('.', names);
    }

    private static Expression Strip(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } convert ? Strip(convert.Operand) : expression;

    private static bool SpeaksOfEntity(Expression expression)
    {
        var seeker = new ParameterSeeker();
        seeker.Visit(expression);
        return seeker.Found;
    }

    private static object? Value(Expression expression) => Strip(expression) switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Value(member.Expression)),
        { } other => Expression.Lambda<Func<object?>>(Expression.Convert(other, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private static NotSupportedException Unsupported(Expression expression) =>
        new(string.Create(CultureInfo.InvariantCulture, $"A query with \"{expression}\" is not supported. Compare properties of the entity with values by ==, !=, <, >, StartsWith, EndsWith, Contains, or combine such comparisons by && and ||."));

    private sealed class ParameterSeeker : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found = true;
            return node;
        }
    }
}
