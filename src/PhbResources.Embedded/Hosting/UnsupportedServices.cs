using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PhbResources.Embedded.Hosting;

/// <summary>What Core's services can ask for but what is not here.</summary>
internal static partial class UnsupportedServices
{
    /// <summary>Answers each of them with a stand-in, so that the services that ask can be made and work as long as they do not need it.</summary>
    public static void AddUnsupportedServices(this IServiceCollection services)
    {
        foreach (Type service in All.Keys)
        {
            services.AddSingleton(service, _ => UnsupportedService.Create(service));
        }
    }
}

/// <summary>A stand-in of which every member throws <see cref="NotSupportedException"/> with its name.</summary>
internal class UnsupportedService : DispatchProxy
{
    private Type _service = typeof(object);

    public static object Create(Type service)
    {
        object proxy = Create(service, typeof(UnsupportedService));
        ((UnsupportedService)proxy)._service = service;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        => throw new NotSupportedException($"{_service.Name}.{targetMethod!.Name} needs the full CMS. {UnsupportedServices.All[_service]}");
}
