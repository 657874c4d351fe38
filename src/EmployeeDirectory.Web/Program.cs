using EmployeeDirectory.Web.Features.Access;
using EmployeeDirectory.Web.Features.Edge;
using EmployeeDirectory.Web.Features.Errors;
using EmployeeDirectory.Web.Features.Health;
using EmployeeDirectory.Web.Features.History;
using EmployeeDirectory.Web.Features.Info;
using EmployeeDirectory.Web.Features.Logs;
using EmployeeDirectory.Web.Features.Photos;
using EmployeeDirectory.Web.Features.Search;
using EmployeeDirectory.Web.Features.Shared;
using EmployeeDirectory.Web.Features.SignIn;
using EmployeeDirectory.Web.Features.Suggestions;
using EmployeeDirectory.Web.Imaging;

if (PhotoWorker.Requested(args))
    return PhotoWorker.Run(args);

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddLogLines();
    builder.AddStorage();
    builder.AddEdge();
    builder.AddPages();
    builder.Services.AddReadModel();
    builder.Services.AddImaging();
    builder.Services.AddPhotos();
    builder.Services.AddHistory();
    builder.Services.AddSuggestions();
    builder.Services.AddHealth();
    builder.Services.AddInfo();
    builder.Services.AddAccess();
    builder.Services.AddSignIn();
    builder.AddProviderSignIn();

    var app = builder.Build();
    if (args is [FirstAdmin.Command, ..])
        return await app.PrintAdminLinkAsync();
    app.UseEdge();
    app.UseErrorPages();
    app.UsePages();
    app.MapHealth();
    app.MapPages();
    app.SayWhere();
    app.InviteFirstAdmin();
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (StartFailure.Explain(fault) is { } line)
{
    Console.Error.WriteLine(line);
    return 1;
}

public partial class Program;
