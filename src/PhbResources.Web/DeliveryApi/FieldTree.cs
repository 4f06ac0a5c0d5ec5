namespace PhbResources.Web.DeliveryApi;

/// <summary>What <c>expand</c> or <c>fields</c> asks for: <c>properties[page[properties[summary]],tags]</c>, or <c>properties[$all]</c>.</summary>
internal sealed class FieldTree
{
    private const string All = "$all";
    private const string Properties = "properties";

    /// <summary>Deepest nesting that is read.</summary>
    private const int Deepest = 12;

    private readonly Dictionary<string, FieldTree> _children = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything, at any depth.</summary>
    public static FieldTree Everything { get; } = Endless();

    /// <summary>Nothing below is named.</summary>
    public bool IsLeaf => _children.Count == 0;

    /// <summary>What is named below a property, or <c>null</c> where the property is not named.</summary>
    public FieldTree? OfProperty(string alias) =>
        _children.TryGetValue(All, out FieldTree? all) ? all
        : _children.TryGetValue(Properties, out FieldTree? properties) ? properties._children.GetValueOrDefault(All) ?? properties._children.GetValueOrDefault(alias)
        : null;

    /// <summary>Reads it; <c>null</c> where the brackets do not match or enclose nothing.</summary>
    public static FieldTree? Parse(string text)
    {
        FieldTree root = new();
        Stack<FieldTree> above = new([root]);
        int start = 0;
        FieldTree? last = null;
        for (int at = 0; at <= text.Length; at++)
        {
            char c = at < text.Length ? text[at] : ',';
            if (c is not ('[' or ']' or ','))
                continue;
            string name = text[start..at].Trim();
            start = at + 1;
            if (name.Length > 0)
            {
                if (last is not null)
                    return null; // "a[b]c"
                if (!above.Peek()._children.TryGetValue(name, out last))
                    above.Peek()._children[name] = last = new FieldTree();
            }

            if (c == '[')
            {
                if (last is null || above.Count > Deepest)
                    return null;
                above.Push(last);
                last = null;
            }
            else if (c == ']')
            {
                if (above.Count == 1 || above.Peek().IsLeaf)
                    return null;
                last = above.Pop();
            }
            else
            {
                if (last is null)
                    return null;
                last = null;
            }
        }

        return above.Count == 1 ? root : null;
    }

    private static FieldTree Endless()
    {
        FieldTree tree = new();
        tree._children[All] = tree;
        return tree;
    }
}
