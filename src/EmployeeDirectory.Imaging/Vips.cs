using NetVips;

namespace EmployeeDirectory.Imaging;

internal static class Vips
{
    private static readonly string[] Loaders = ["Jpeg", "Png", "Webp", "Nsgif", "Heif"];

    public static void Start()
    {
        // NetVips swallows a failed load: without this check the first picture would be called damaged.
        if (!ModuleInitializer.VipsInitialized || !NetVips.NetVips.AtLeastLibvips(8, 18))
            throw new InvalidOperationException(
                "libvips 8.18 or later could not be loaded.", ModuleInitializer.Exception);
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders)
            Operation.Block("VipsForeignLoad" + loader, false);
    }

    // Creating a thread fails when there is no room for its stack.
    public static bool RanOutOfMemory(this VipsException failure) =>
        Says(failure, "memory") || Says(failure, "creating thread");

    // libjpeg's warnings.
    public static bool IsOfMissingData(this VipsException failure) => Says(failure, "premature end");

    public static bool IsOfTrailingBytes(this VipsException failure) => Says(failure, "extraneous bytes");

    // The first line is NetVips's own and names the request: "unable to write to memory".
    private static bool Says(VipsException failure, string text) =>
        failure.Message[(failure.Message.IndexOf('\n', StringComparison.Ordinal) + 1)..]
            .Contains(text, StringComparison.OrdinalIgnoreCase);
}
