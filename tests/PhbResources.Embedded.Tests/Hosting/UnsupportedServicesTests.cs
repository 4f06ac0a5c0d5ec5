using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Embedded.Hosting;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Sync;

namespace PhbResources.Embedded.Tests.Hosting;

[TestFixture]
public sealed class UnsupportedServicesTests
{
    [Test]
    public void The_list_is_exactly_what_Core_asks_for_and_nothing_answers()
    {
        var services = new ServiceCollection();
        services.AddEmbeddedUmbraco(new ConfigurationBuilder().Build(), options => options.DataPath = "not-used");
        HashSet<Type> answered = services.Where(x => !x.IsKeyedService && !UnsupportedServices.All.ContainsKey(x.ServiceType)).Select(x => x.ServiceType).ToHashSet();

        HashSet<Type> unanswered = services
            .Where(x => !x.IsKeyedService && x.ImplementationType?.Assembly == typeof(IComposer).Assembly)
            .SelectMany(x => x.ImplementationType!.GetConstructors())
            .SelectMany(x => x.GetParameters())
            .Select(x => Asked(x.ParameterType))
            .Where(x => x.IsInterface && x.Assembly == typeof(IComposer).Assembly && !answered.Contains(x) && !(x.IsGenericType && answered.Contains(x.GetGenericTypeDefinition())))
            // What a factory asks for cannot be seen here; without these two, the test that makes every service fails.
            .Union([typeof(IServerMessenger), typeof(IWebhookRequestRepository)])
            .ToHashSet();

        Assert.That(UnsupportedServices.All.Keys, Is.EquivalentTo(unanswered));
        Assert.That(UnsupportedServices.All.Values, Has.None.Empty);

        static Type Asked(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Lazy<>) ? type.GetGenericArguments()[0] : type;
    }

    [Test]
    public void The_page_about_the_host_names_the_same_interfaces()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PhbResources.sln")))
            folder = folder.Parent!;
        string page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "embedded-host.md"));

        foreach (IGrouping<string, Type> reason in UnsupportedServices.All.GroupBy(x => x.Value, x => x.Key))
        {
            string line = page.Split('\n').FirstOrDefault(x => x.StartsWith($"- **{reason.Key}** ", StringComparison.Ordinal)) ?? "";
            Assert.That(line.Split('`').Where((_, index) => index % 2 == 1), Is.EquivalentTo(reason.Select(x => x.Name.Split('`')[0])), reason.Key);
        }
    }

    [Test]
    public void A_stand_in_says_which_member_needs_the_full_CMS_and_why()
    {
        var users = (IUserRepository)UnsupportedService.Create(typeof(IUserRepository));
        Assert.That(() => users.ExistsByUserName("ann"), Throws.TypeOf<NotSupportedException>().With.Message.StartsWith("IUserRepository.ExistsByUserName needs the full CMS. "));
    }

    [Test]
    public void Every_service_of_Core_can_be_made()
    {
        ServiceDescriptor[] registered = [];
        using TestSite site = TestSite.Start(services: services => registered = [.. services]);
        List<string> failed = [];
        foreach (ServiceDescriptor service in registered.Where(x => !x.IsKeyedService && !x.ServiceType.ContainsGenericParameters && x.ServiceType.Assembly == typeof(IComposer).Assembly))
        {
            try
            {
                using IServiceScope scope = site.Services.CreateScope();
                scope.ServiceProvider.GetRequiredService(service.ServiceType);
            }
            catch (InvalidOperationException exception)
            {
                failed.Add($"{service.ServiceType.Name}: {exception.Message}");
            }
        }

        Assert.That(failed, Is.Empty, string.Join(Environment.NewLine, failed));
    }
}
