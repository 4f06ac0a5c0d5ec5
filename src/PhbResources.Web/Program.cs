using PhbResources.Web;
using PhbResources.Web.Commands;

return InspectCommand.IsMeant(args) ? await InspectCommand.RunAsync(args[1..], Console.Out, Console.Error) : await EmbeddedSite.RunAsync(args);
