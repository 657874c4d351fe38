using Microsoft.Extensions.Logging.Console;

namespace EmployeeDirectory.Web.Features.Logs;

/// <summary>
/// What is logged goes to the console: an event is one line of JSON, in Development some lines for people. Both escape whatever a
/// visitor could have put into them.
/// </summary>
public static class LogLines
{
    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void AddLogLines(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddConsole(console => console.FormatterName = ReadableLines.FormatterName).AddConsoleFormatter<ReadableLines, ConsoleFormatterOptions>();
        else
            builder.Logging.AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, Timestamp));
    }
}
