using System.Xml;

namespace PhbResources.Documents.Inspection.Xml;

/// <summary>The names of an XML part. Real parts use a few hundred different ones; an attack fills memory with them.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int Most = 20_000;
    private int count;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    private string Counted(string name) => ++count <= Most ? name : throw new InspectionStoppedException(InspectionRules.TooComplicated);
}
