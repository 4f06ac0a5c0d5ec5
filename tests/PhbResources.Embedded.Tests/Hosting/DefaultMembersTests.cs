using System.Reflection;
using System.Text.Json;
using PhbResources.Embedded.Hosting;
using Umbraco.Cms.Core.Composing;

namespace PhbResources.Embedded.Tests.Hosting;

/// <summary>
/// Core adds members to its interfaces with a default body, which often only throws. Each such member of each interface that this project implements
/// is in default-members.json with "implemented", or with why the default is right. A new one makes this test fail until someone has decided.
/// </summary>
[TestFixture]
public sealed class DefaultMembersTests
{
    private const string Implemented = "implemented";

    private static readonly Assembly Core = typeof(IComposer).Assembly;

    [Test]
    public void Every_default_member_of_an_implemented_interface_is_decided()
    {
        using Stream file = typeof(DefaultMembersTests).Assembly.GetManifestResourceStream("default-members.json")!;
        Dictionary<string, string> decided = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
        SortedDictionary<string, bool> found = Find();

        Assert.Multiple(() =>
        {
            Assert.That(found.Keys.Except(decided.Keys), Is.Empty, "New in Core: implement them, or write into default-members.json why the default will do");
            Assert.That(decided.Keys.Except(found.Keys), Is.Empty, "No longer there: take them out of default-members.json");
            Assert.That(decided.Where(x => found.TryGetValue(x.Key, out bool implemented) && implemented != (x.Value == Implemented)).Select(x => x.Key), Is.Empty,
                "default-members.json says \"implemented\" where it is not, or the other way round");
            Assert.That(decided.Values, Has.None.Empty);
        });
    }

    /// <summary>"IWhatever.Member(Types) by Class", and whether the class has a body of its own for it.</summary>
    private static SortedDictionary<string, bool> Find()
    {
        var found = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (Type type in typeof(EmbeddedUmbraco).Assembly.GetTypes().Where(x => x is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && x != typeof(UnsupportedService)))
        {
            foreach (Type contract in type.GetInterfaces().Where(x => x.Assembly == Core))
            {
                InterfaceMapping map = type.GetInterfaceMap(contract);
                for (int i = 0; i < map.InterfaceMethods.Length; i++)
                {
                    MethodInfo member = map.InterfaceMethods[i];
                    Assembly? body = map.TargetMethods[i]?.DeclaringType?.Assembly;
                    bool left = map.TargetMethods[i] is null || map.TargetMethods[i].DeclaringType!.IsInterface;

                    // Where a base class of Core answers, Core has decided.
                    if (!member.IsAbstract && !member.IsStatic && (left || body == type.Assembly))
                    {
                        found[$"{Name(contract)}.{member.Name}({string.Join(", ", member.GetParameters().Select(x => Name(x.ParameterType)))}) by {type.Name}"] = !left;
                    }
                }
            }
        }

        return found;
    }

    private static string Name(Type type)
        => type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
}
