using System.Diagnostics.Metrics;
using EmployeeDirectory.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeDirectory.Testing;

internal static class Unread
{
    /// <summary>For what measures itself in tests of something else.</summary>
    public static DirectoryMetrics Metrics { get; } =
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
}
