using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace EmployeeDirectory.Benchmarks.Speed;

/// <summary>The framework's own ceiling: nothing but MVC between the socket and a compiled view.</summary>
internal static class CeilingProgram
{
    public const string Verb = "ceiling";

    public static string Path => Assembly.GetExecutingAssembly().Location;

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.AddControllersWithViews();
        builder.Services.AddResponseCompression();
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<RazorViewEngineOptions>(views => views.ViewLocationFormats.Add("/Speed/{0}.cshtml"));
        var app = builder.Build();
        app.UseResponseCompression();
        app.MapGet("/health", () => "ok");
        app.MapControllers();
        await app.RunAsync();
        return 0;
    }
}
