using Microsoft.Extensions.Logging.Console;

namespace EmployeeDirectory.Web.Hosting;

public static class ConsoleLogging
{
    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void AddConsoleLogging(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
            builder.Logging
                .AddConsole(console => console.FormatterName = EscapingConsoleFormatter.FormatterName)
                .AddConsoleFormatter<EscapingConsoleFormatter, ConsoleFormatterOptions>();
        else
            builder.Logging.AddJsonConsole(json =>
                (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, Timestamp));
    }
}
